#include <stdio.h>

/* Eine Zeile je Messwert, sofort geschrieben. */
int messwert(FILE *datei, long zeit, double wert) {
  if (fprintf(datei, "%ld;%.2f\n", zeit, wert) < 0) return -1;
  return fflush(datei);
}
