"""A season in the country: evenings, a desk, visits, partners, stories and a newsletter. All of it made up."""
