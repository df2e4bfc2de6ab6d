/// What is to be said while spacecraft are fetched.
enum FetchNews {
  /// How far it has come, or what it waits for.
  case progress(String)
  /// Something that makes what is fetched doubtful.
  case warning(String)
}
