#include "klima.h"

int klappen_offen(double temperatur, double wind) {
  if (wind > 12.0) return 0;
  return temperatur > 28.0;
}
