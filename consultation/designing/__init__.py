"""What is designed together: products, their versions, and the elements in them.

`details` says what an element of each kind holds. `products`, `versions`, `elements` and `linking` are the deeds: only
they write. `changes` compares two versions, `support` tells who stands behind an element. `picture`, `theory` and
`ladder` draw. `reading`, `product_page` and `element_page` are what the public pages show.
"""
