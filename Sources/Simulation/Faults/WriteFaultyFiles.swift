import FileKit
import LayerOutput
package import SurveyModel

/// Writes `count` files of one kind into `folder`, all at once.
/// - Throws: `InputError` where the rivers give no place for them; `OutputError`.
package func writeFaultyFiles(
  _ kind: FaultKind, count: Int, along rivers: RiverNetwork, seed: UInt64, to folder: String, force: Bool
) throws {
  let output = try OutputFolder(at: folder, force: force)
  for number in 0..<count {
    try Interruption.check()
    let file = try FaultyFile(kind, along: rivers, seed: seed, number: number)
    var written = try output.makeFile(file.name)
    try written.write(file.bytes)
    output.add(try written.finish(features: nil))
  }
  try output.publish()
}
