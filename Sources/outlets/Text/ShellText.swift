/// An argument as it can be typed into a shell.
func shellQuoted(_ argument: String) -> String {
  let isPlain = argument.unicodeScalars.allSatisfy { scalar in
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "-_./:=,+@%".unicodeScalars.contains(scalar)
  }
  if isPlain, !argument.isEmpty { return argument }
  return "'" + argument.replacing("'", with: "'\\''") + "'"
}
