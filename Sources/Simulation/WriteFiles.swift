import FileKit
import LayerOutput
import SurveyModel
package import Workers

/// Writes a campaign's files into `folder`, all at once.
/// - Parameter force: also into a folder that holds files already; those of other names are kept.
/// - Throws: `OutputError`.
package func write(_ campaign: Campaign, to folder: String, force: Bool, cancellation: Cancellation) throws {
  try write(campaign.files, to: folder, force: force, cancellation: cancellation)
}

/// As above, for any files.
package func write(_ files: [Campaign.File], to folder: String, force: Bool, cancellation: Cancellation) throws {
  let output = try OutputFolder(at: folder, force: force)
  for file in files {
    var written = try output.makeFile(file.name)
    try written.write(file.bytes)
    output.add(try written.finish(features: nil))
  }
  try cancellation.check()
  try output.publish()
}
