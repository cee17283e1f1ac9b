#include <assert.h>
#include "klima.h"

int main(void) {
  assert(klappen_offen(30.0, 2.0) == 1);
  assert(klappen_offen(30.0, 13.0) == 0);
  return 0;
}
