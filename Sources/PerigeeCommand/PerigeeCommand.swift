import CReadline

@main
enum PerigeeCommand {
  static func main() {}
}
