import TestSupport
import Testing

/// The simulated campaign with a file among it that has everything else: records far from all rivers, at the edge of what
/// can be told, and bad ones.
enum Mixed {
  static let table = """
    id,longitude,latitude,time,note
    far,112.9,41.5,2024-05-13T01:00:00Z,no river here
    plain,111.6652,40.6719,2024-05-13 09:00:00,time without a zone
    =1+1,,40.6,,no longitude
    null,0,0,,no fix
    high,111.6652,91,,no such latitude
    swapped,40.6719,111.6652,,
    short,111.6652
    words,somewhere,40.6719,,

    """
  static let rejected = [
    "coordinate_missing", "null_island", "coordinate_out_of_range", "coordinate_swapped", "column_count",
    "coordinate_unreadable",
  ]

  private static let made: Result<(folder: String, output: OutputFiles), any Error> = Result {
    let folder = try TemporaryFolder()
    let campaign = try Campaigns.folder()
    for (name, bytes) in try tree(campaign + "/surveys") { try folder.file("surveys/\(name)", bytes) }
    try folder.file("surveys/mixed.csv", table)
    try folder.file("surveys/notes.bin", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A, 0x46, 0x49, 0x46, 0])
    let arguments = [folder("surveys")] + (try Campaigns.arguments().dropFirst())
    return (folder.path, try OutputFiles(processing: arguments, code: 2))
  }

  static func output() throws -> OutputFiles { try made.fixture().output }
  static func folder() throws -> String { try made.fixture().folder }
}
