import TestSupport
import Testing

/// Campaigns that the built program made up, one for each seed, made once.
enum Campaigns {
  static let seeds: [UInt64] = [7, 1, 2, 3]

  private static let folders: [UInt64: Result<String, any Error>] = Dictionary(
    uniqueKeysWithValues: seeds.map { seed in
      (
        seed,
        Result {
          let path = try TemporaryFolder()("campaign-\(seed)")
          let end = try outlets("simulate", "--out", path, "--seed", "\(seed)")
          try #require(end.code == 0, "\(end.messages)")
          return path
        }
      )
    })

  /// Folder of the campaign of that seed.
  static func folder(_ seed: UInt64 = 7) throws -> String {
    try #require(folders[seed]).fixture()
  }

  /// What `process` made of it, with basins and districts.
  static func output(_ seed: UInt64 = 7) throws -> OutputFiles {
    try #require(outputs[seed]).fixture()
  }

  private static let outputs: [UInt64: Result<OutputFiles, any Error>] = Dictionary(
    uniqueKeysWithValues: seeds.map { seed in
      (seed, Result { try OutputFiles(processing: try arguments(seed)) })
    })

  /// The arguments of `process` for the whole campaign, but for `--out`.
  static func arguments(_ seed: UInt64 = 7) throws -> [String] {
    let folder = try folder(seed)
    return [
      "\(folder)/surveys", "--rivers", "\(folder)/rivers.geojson", "--basins", "\(folder)/basins.geojson", "--districts",
      "\(folder)/districts.geojson",
    ]
  }
}

/// What several tests share could not be made.
struct BrokenFixture: Error {
  var cause: String
}

extension Result {
  /// The value that tests share. A failed `#require` counts once, in the test that first met it, and thrown again it would
  /// let all others pass; so every test gets an error of its own.
  func fixture() throws -> Success {
    do {
      return try get()
    } catch {
      throw BrokenFixture(cause: "\(error)")
    }
  }
}
