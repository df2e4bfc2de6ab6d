package import ArgumentParser

/// How messages are written: options that every command has which has something to say.
package struct MessageOptions: ParsableArguments {
  @Option(
    name: .customLong("errors"),
    help: ArgumentHelp("How errors and warnings are written: text or json.", valueName: "form"))
  package var errorForm: ErrorForm = .text

  @Flag(
    inversion: .prefixedNo, exclusivity: .chooseLast,
    help: "Colour what is written; by default only on a terminal.")
  package var color: Bool?

  package init() {}
}
