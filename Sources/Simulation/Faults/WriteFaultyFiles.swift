package import SurveyModel
package import Workers

/// Makes files with the same fault and writes them into `folder`. They appear there when all of them are complete.
/// - Parameter force: true for a folder that may hold files already; those of the same names are replaced, all others kept.
/// - Returns: their names and sizes.
/// - Throws: `InputError` where the rivers are too short for the files; `OutputError`; `Cancelled`.
package func writeFaultyFiles(
  _ options: FaultyFileOptions, along rivers: RiverNetwork, to folder: String, force: Bool, cancellation: Cancellation
) throws -> [WrittenFile] {
  try writeFiles(count: options.count, to: folder, force: force, cancellation: cancellation) { number in
    let file = try FaultyFile(options.kind, along: rivers, seed: options.seed, number: number)
    return Campaign.File(name: file.name, bytes: file.bytes)
  }
}
