package import SurveyModel

/// Collects what a reader finds in consecutive bytes of one file, and accounts for all of it: every record is accepted or
/// rejected once, and every byte belongs to one record or to the structure around the records. Each call names the bytes that
/// it accounts for, which must begin where the bytes of the call before it ended.
package struct ObservationBuilder: Sendable {
  package private(set) var observations = ObservationColumns()
  package private(set) var account = FileAccount()
  package private(set) var rejections: [Rejection] = []
  package private(set) var findings: [Finding] = []
  /// Offset in the (inflated) file of the first byte that this builder accounts for.
  package private(set) var start: Int
  /// Offset in the (inflated) file of the first byte that is not yet accounted for.
  package private(set) var nextByte: Int
  /// What the dates of the file show of their order.
  var dates = DateEvidence()
  package let sourceIndex: Int32
  package let source: String

  /// A builder of the bytes from `start` on.
  package init(sourceIndex: Int32, source: String, start: Int = 0) {
    self.sourceIndex = sourceIndex
    self.source = source
    self.start = start
    nextByte = start
  }

  package init(_ options: IngestOptions, start: Int = 0) {
    self.init(sourceIndex: options.sourceIndex, source: options.source, start: start)
  }

  /// The river names to which ``ObservationValues/claim`` refers by number.
  var claimedNames: ClaimedNames {
    get { observations.claims.names }
    _modify { yield &observations.claims.names }
  }

  package mutating func reserve(records: Int, attributeBytes: Int) {
    observations.reserve(count: records, attributeBytes: attributeBytes)
  }

  /// One record becomes an observation; as ``accept(_:_:recordedID:name:code:attributes:)``, with texts as collections of bytes.
  package mutating func accept(
    _ values: ObservationValues, _ record: SourceRecord,
    recordedID: some Collection<UInt8>, name: some Collection<UInt8>, code: some Collection<UInt8>,
    attributes: some Collection<UInt8>
  ) {
    let (recordedID, name, code, attributes) = (Array(recordedID), Array(name), Array(code), Array(attributes))
    accept(
      values, record, recordedID: recordedID.span, name: name.span, code: code.span, attributes: attributes.span)
  }

  /// One record becomes an observation. An empty text means that the record has none; `attributes` is a complete JSON object.
  package mutating func accept(
    _ values: ObservationValues, _ record: SourceRecord,
    recordedID: Span<UInt8>, name: Span<UInt8>, code: Span<UInt8>, attributes: Span<UInt8>
  ) {
    own(record.bytes)
    account.records &+= 1
    account.accepted &+= 1
    account.acceptedBytes &+= record.bytes.count
    if !values.flags.isEmpty { account.flagged &+= 1 }
    observations.source.append(sourceIndex)
    observations.record.append(Int32(clamping: record.number))
    observations.byteOffset.append(record.bytes.lowerBound)
    observations.byteCount.append(Int32(truncatingIfNeeded: record.bytes.count))
    observations.x.append(values.x)
    observations.y.append(values.y)
    observations.longitude.append(values.x)
    observations.latitude.append(values.y)
    observations.time.append(values.time)
    observations.accuracy.append(values.accuracy)
    observations.accuracySource.append(values.accuracySource)
    observations.method.append(values.method)
    observations.type.append(values.type)
    observations.flags.append(values.flags)
    observations.claims.append(code: values.claim)
    observations.recordedID.append(recordedID)
    observations.name.append(name)
    observations.code.append(code)
    observations.attributes.append(attributes)
  }

  /// All records of a batch become observations, numbered from `firstRecord` on.
  mutating func accept(_ batch: borrowing ObservationBatch, firstRecord: Int32) {
    let count = batch.count
    let values = UnsafeBufferPointer(start: batch.values, count: count)
    let (starts, ends) = (batch.byteOffset, batch.byteEnd)
    observations.source.append(contentsOf: repeatElement(sourceIndex, count: count))
    observations.byteOffset.append(contentsOf: UnsafeBufferPointer(start: starts, count: count))
    var claims: Int32 = 0
    for row in 0..<count {
      let bytes = starts[row]..<ends[row]
      claims |= values[row].claim
      own(bytes)
      account.acceptedBytes &+= bytes.count
      if !values[row].flags.isEmpty { account.flagged &+= 1 }
    }
    if claims == 0 {
      observations.claims.appendNothing(count)
    } else {
      for row in 0..<count { observations.claims.append(code: values[row].claim) }
    }
    account.records &+= count
    account.accepted &+= count
    observations.record.append(contentsOf: (0..<count).lazy.map { firstRecord &+ Int32(truncatingIfNeeded: $0) })
    observations.byteCount.append(
      contentsOf: (0..<count).lazy.map { Int32(truncatingIfNeeded: ends[$0] &- starts[$0]) })
    observations.x.append(contentsOf: values.lazy.map(\.x))
    observations.y.append(contentsOf: values.lazy.map(\.y))
    observations.longitude.append(contentsOf: values.lazy.map(\.x))
    observations.latitude.append(contentsOf: values.lazy.map(\.y))
    observations.time.append(contentsOf: values.lazy.map(\.time))
    observations.accuracy.append(contentsOf: values.lazy.map(\.accuracy))
    observations.accuracySource.append(contentsOf: values.lazy.map(\.accuracySource))
    observations.method.append(contentsOf: values.lazy.map(\.method))
    observations.type.append(contentsOf: values.lazy.map(\.type))
    observations.flags.append(contentsOf: values.lazy.map(\.flags))
    append(batch.recordedID, count: count, to: &observations.recordedID)
    append(batch.name, count: count, to: &observations.name)
    append(batch.code, count: count, to: &observations.code)
    append(batch.attributes, count: count, to: &observations.attributes)
  }

  private func append(_ texts: ObservationBatch.Staged, count: Int, to column: inout TextColumn) {
    column.append(
      block: UnsafeBufferPointer(start: texts.bytes.assumingMemoryBound(to: UInt8.self), count: texts.used),
      ends: UnsafeBufferPointer(start: texts.ends, count: count))
  }

  /// One record cannot be used. `raw` holds its bytes as they stand in the file, or the first of them.
  package mutating func reject(
    _ rule: Rule, _ message: String, column: String? = nil, _ record: SourceRecord, raw: some Collection<UInt8>
  ) {
    own(record.bytes)
    account.records &+= 1
    account.rejected[rule, default: 0] &+= 1
    account.rejectedBytes &+= record.bytes.count
    rejections.append(
      Rejection(record, of: source, column: column, rule: rule, message: message, raw: Array(raw)))
  }

  /// One record that becomes something that the reader keeps itself (part of a track, a river). It counts as accepted, and as
  /// flagged when `flags` is not empty.
  package mutating func acceptElsewhere(bytes: Range<Int>, flags: RuleSet = []) {
    own(bytes)
    account.records &+= 1
    account.accepted &+= 1
    if !flags.isEmpty { account.flagged &+= 1 }
    account.acceptedBytes &+= bytes.count
  }

  /// Bytes that belong to no record: a header, a blank line, a comment, the text between two features. Nothing happens for
  /// an empty range. For a piece that comes in several calls, `continues` is true in all calls but the last, so that the
  /// piece is counted once.
  package mutating func structural(bytes: Range<Int>, continues: Bool = false) {
    guard !bytes.isEmpty else { return }
    own(bytes)
    if !continues { account.structural &+= 1 }
    account.structuralBytes &+= bytes.count
  }

  /// Adds a finding about the file, or about one of its records.
  package mutating func note(_ rule: Rule, _ severity: Severity, _ message: String, record: Int? = nil) {
    findings.append(Finding(rule, severity, message, source: source, record: record))
  }

  /// Adds everything that the builder of the following bytes has collected.
  package mutating func append(_ next: ObservationBuilder) {
    if next.start != nextByte {
      fault("bytes \(nextByte) and \(next.start) should be the same place")
    }
    observations.append(contentsOf: next.observations)
    account.add(next.account)
    rejections += next.rejections
    findings += next.findings
    dates.add(next.dates)
    nextByte = next.nextByte
  }

  /// Adds `records` to the numbers of all records and `lines` to those of all lines. The builder of a chunk counts both from
  /// 1, since it does not know how many come before the chunk.
  package mutating func renumber(records: Int, lines: Int) {
    guard records != 0 || lines != 0 else { return }
    let shift = Int32(clamping: records)
    for index in observations.record.indices { observations.record[index] &+= shift }
    for index in rejections.indices {
      rejections[index].record &+= records
      if let line = rejections[index].line { rejections[index].line = line &+ lines }
    }
    for index in findings.indices {
      if let record = findings[index].record { findings[index].record = record &+ records }
    }
  }

  /// Everything collected, as the file. `contentBytes` is the number of bytes that the reader was given: if it differs from
  /// the number accounted for, the account's `tilingFault` says so.
  package consuming func file(_ description: FileDescription, contentBytes: Int) -> SurveyFile {
    var file = SurveyFile(description: description)
    file.account = account
    file.account.contentBytes = contentBytes
    if nextByte &- start != contentBytes, file.account.tilingFault == nil {
      file.account.tilingFault = "\(contentBytes) bytes read, but the records end at byte \(nextByte)"
    }
    file.observations = observations
    file.rejections = rejections
    file.findings = findings
    file.dates = dates
    return file
  }

  private mutating func own(_ bytes: Range<Int>) {
    if bytes.lowerBound != nextByte {
      fault("the bytes from \(bytes.lowerBound) follow the bytes up to \(nextByte)")
    }
    nextByte = bytes.upperBound
  }

  private mutating func fault(_ message: String) {
    if account.tilingFault == nil { account.tilingFault = message }
  }
}
