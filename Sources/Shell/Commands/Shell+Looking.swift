extension Shell {
  func chart(_ arguments: String, to redirection: Redirection?) -> Bool { complain("not yet") }
  func histogram(_ arguments: String, to redirection: Redirection?) -> Bool { complain("not yet") }
  func facets(_ arguments: String, to redirection: Redirection?) -> Bool { complain("not yet") }
  func why(_ arguments: String, to redirection: Redirection?) -> Bool { complain("not yet") }
  func fieldPages(about topic: String) -> [HelpPage] { [] }
}
