#ifndef KLIMA_H
#define KLIMA_H
/* 1, wenn die Klappen offen sein sollen. */
int klappen_offen(double temperatur, double wind);
#endif
