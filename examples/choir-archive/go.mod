module example.org/choir

go 1.22
