/* Ein Kreis nach Bodenfeuchte. */
int kreis_an(double feuchte, double soll) { return feuchte < soll; }
