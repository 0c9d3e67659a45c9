/// The version of the program and its library.
public let programVersion = "0.1.0"
