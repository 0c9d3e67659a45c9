import FileKit
import LayerOutput
import SurveyModel
package import Workers

/// Writes files into `folder`. They appear there when all of them are complete.
/// - Parameter force: true for a folder that may hold files already; those of other names are kept.
/// - Returns: their names and sizes, in the order of the files.
/// - Throws: `OutputError`; `Cancelled`.
@discardableResult
package func writeFiles(
  _ files: [Campaign.File], to folder: String, force: Bool, cancellation: Cancellation
) throws -> [WrittenFile] {
  try writeFiles(count: files.count, to: folder, force: force, cancellation: cancellation) { files[$0] }
}

/// Writes files that are made one by one into `folder`. They appear there when all of them are complete.
/// - Parameter file: makes the file with this number, from 0.
func writeFiles(
  count: Int, to folder: String, force: Bool, cancellation: Cancellation, _ file: (Int) throws -> Campaign.File
) throws -> [WrittenFile] {
  let output = try OutputFolder(at: folder, force: force, replacesSameNames: true)
  var names: [WrittenFile] = []
  for number in 0..<count {
    try cancellation.check()
    let file = try file(number)
    var written = try output.makeFile(file.name)
    try written.write(file.bytes)
    output.add(try written.finish(features: nil))
    names.append(WrittenFile(name: file.name, size: file.bytes.count))
  }
  try cancellation.check()
  try output.publish()
  return names
}
