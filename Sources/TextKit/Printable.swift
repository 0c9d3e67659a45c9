import FileKit

/// `text` as a terminal may show it: control characters are escaped, so that a name in a file cannot move the cursor.
public func printable(_ text: String) -> String { PathText.displayText(text) }
