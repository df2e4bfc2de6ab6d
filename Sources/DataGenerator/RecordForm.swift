/// How one spacecraft is written, without what stands between records.
protocol RecordForm {
  func write(_ craft: SyntheticSpacecraft, to text: inout TextBuffer)
}
