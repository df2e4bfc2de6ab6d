/// Numbers of texts that have been found before, by a place that is quickly told from the text: the next one is the same, or
/// it has to be looked up.
struct RecentTexts {
  static let count = 64

  private var numbers = InlineArray<64, UInt32>(repeating: .max)

  @inline(__always)
  subscript(place: Int) -> UInt32 {
    get { numbers[place] }
    set { numbers[place] = newValue }
  }
}
