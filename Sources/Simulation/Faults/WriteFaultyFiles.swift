import FileKit
import LayerOutput
package import SurveyModel
package import Workers

/// Writes files of one kind into `folder`, all at once.
/// - Parameter force: also into a folder that holds files already; those of other names are kept.
/// - Throws: `InputError` where the rivers are too short for the files; `OutputError`; `Cancelled`.
package func writeFaultyFiles(
  _ options: FaultyFileOptions, along rivers: RiverNetwork, to folder: String, force: Bool, cancellation: Cancellation
) throws {
  let output = try OutputFolder(at: folder, force: force)
  for number in 0..<options.count {
    try cancellation.check()
    let file = try FaultyFile(options.kind, along: rivers, seed: options.seed, number: number)
    var written = try output.makeFile(file.name)
    try written.write(file.bytes)
    output.add(try written.finish(features: nil))
  }
  try output.publish()
}
