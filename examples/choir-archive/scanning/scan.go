// Package scanning gives a score its number.
package scanning

// Next is the number after the highest one.
func Next(numbers []int) int {
	most := 0
	for _, number := range numbers {
		if number > most {
			most = number
		}
	}
	return most + 1
}
