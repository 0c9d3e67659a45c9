import SurveyModel

/// A table that stands below another one in the same file, with a header of its own.
struct OtherTable {
  /// Offset of its header in the file.
  let firstByte: Int
  /// Number of lines in front of its header.
  let line: Int
  /// The table, as if it were a file; nil where it cannot be read.
  let file: SurveyFile?
  /// Why it cannot be read.
  let fault: String
  let bytes: [UInt8]
  let source: String

  init(_ all: [UInt8], from firstByte: Int, line: Int, options: IngestOptions, chunkSize: Int) {
    (self.firstByte, self.line) = (firstByte, line)
    bytes = Array(all[firstByte...])
    source = options.source
    do {
      file = try readCSV(bytes, options: options, chunkSize: chunkSize)
      fault = ""
    } catch {
      file = nil
      fault = error.wording.text(naming: .arguments)
    }
  }
}

extension SurveyFile {
  /// Adds the records of a table that follows, with their places counted in the whole file.
  mutating func append(_ table: OtherTable) {
    guard let other = table.file else { return reject(table) }
    findings.append(
      Finding(
        .headerRepeated, .info,
        "another table begins in line \(table.line + 1), with its columns in another order; it was read by its own header",
        source: table.source))
    var next = other.observations
    for index in 0..<next.count {
      next.byteOffset[index] += table.firstByte
      next.record[index] &+= Int32(clamping: account.records)
    }
    observations.append(contentsOf: next)
    for rejection in other.rejections {
      var rejection = rejection
      rejection.byteOffset += table.firstByte
      rejection.record += account.records
      rejection.line = rejection.line.map { $0 + table.line }
      rejections.append(rejection)
    }
    for finding in other.findings {
      var finding = finding
      finding.record = finding.record.map { $0 + account.records }
      findings.append(finding)
    }
    dates.add(other.dates)
    let content = account.contentBytes + other.account.contentBytes
    account.add(other.account)
    account.contentBytes = content
  }

  /// Rejects a table that cannot be read, as one record.
  private mutating func reject(_ table: OtherTable) {
    account.records += 1
    account.rejected[.columnCount, default: 0] += 1
    account.rejectedBytes += table.bytes.count
    account.contentBytes += table.bytes.count
    let place = table.firstByte..<table.firstByte + table.bytes.count
    rejections.append(
      Rejection(
        SourceRecord(account.records, line: table.line + 1, bytes: place), of: table.source, column: nil, rule: .columnCount,
        message: "another table begins here, which cannot be read: \(table.fault)", raw: Array(table.bytes.prefix(1 << 16))))
  }
}
