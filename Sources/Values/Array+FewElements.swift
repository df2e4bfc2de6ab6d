extension Array {
  /// The same as `append`, sooner for the first element of a list that most often gets no other: an array of one is made
  /// at once, where an empty one grows.
  @inlinable
  package mutating func appendFew(_ element: Element) {
    if isEmpty { self = [element] } else { append(element) }
  }

  /// The same as `map`, sooner for one element or two, as most lists of a query have: an array of so many is made at
  /// once, where `map` makes an empty one and has it grow.
  @inlinable
  package func mapFew<Image>(_ image: (Element) -> Image) -> [Image] {
    switch count {
    case 1: [image(self[0])]
    case 2: [image(self[0]), image(self[1])]
    default: map(image)
    }
  }
}
