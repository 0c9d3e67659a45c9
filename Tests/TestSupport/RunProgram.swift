import Dispatch
import Foundation

/// Runs a program and gives its standard output; for `gzip` and the like.
package func run(_ program: String, _ arguments: [String], input: [UInt8] = []) throws -> [UInt8] {
  let process = Process()
  process.executableURL = URL(filePath: program)
  process.arguments = arguments
  let (inward, outward) = (Pipe(), Pipe())
  process.standardInput = inward
  process.standardOutput = outward
  process.standardError = FileHandle.nullDevice
  try process.run()
  DispatchQueue.global().async {
    try? inward.fileHandleForWriting.write(contentsOf: Data(input))
    try? inward.fileHandleForWriting.close()
  }
  let bytes = [UInt8](outward.fileHandleForReading.readDataToEndOfFile())
  process.waitUntilExit()
  return bytes
}
