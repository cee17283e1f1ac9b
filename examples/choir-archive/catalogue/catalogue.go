// Package catalogue keeps the scores.
package catalogue

// Score is one entry of the catalogue.
type Score struct {
	Number   int
	Title    string
	Composer string
	Copies   int
}
