package lending

import "testing"

func TestTheLastCopyGoesOnce(t *testing.T) {
	loans := Loans{}
	if !loans.Lend(7, 1) || loans.Lend(7, 1) {
		t.Fatal("one copy was lent twice")
	}
}
