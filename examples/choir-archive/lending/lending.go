// Package lending says who has which copy.
package lending

// Loans counts the copies that are out, by number of the score.
type Loans map[int]int

// Lend takes a copy; false when none is left.
func (loans Loans) Lend(number, copies int) bool {
	if loans[number] >= copies {
		return false
	}
	loans[number]++
	return true
}
