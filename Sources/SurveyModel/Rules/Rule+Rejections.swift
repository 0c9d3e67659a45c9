extension Rule {
  /// Rules that are reasons for the rejection of a record.
  static let rejectionEntries: [RuleEntry] = [
    RuleEntry(
      .coordinateMissing, "coordinate_missing", [.rejection],
      "The record has no coordinate. Give it one, or leave the record out."),
    RuleEntry(
      .coordinateUnreadable, "coordinate_unreadable", [.rejection, .finding(.warning)],
      """
      The coordinate is neither a number nor an angle that can be read. Write decimal degrees, or degrees, minutes and \
      seconds.
      """),
    RuleEntry(
      .coordinateOutOfRange, "coordinate_out_of_range", [.rejection],
      """
      The coordinate lies beyond ±180 or ±90 degrees, or beyond what the CRS can have. Correct it, or name the CRS of \
      the file with --crs.
      """),
    RuleEntry(
      .coordinateSwapped, "coordinate_swapped", [.rejection],
      """
      Longitude and latitude are exchanged: the latitude is beyond ±90. Exchange them, or let --fix swap do it for the \
      whole file.
      """),
    RuleEntry(
      .coordinateProjected, "coordinate_projected", [.rejection],
      "The numbers are metres where degrees belong. Name the CRS of the file with --crs."),
    RuleEntry(
      .coordinateNMEA, "coordinate_nmea", [.rejection],
      """
      The number is degrees and minutes as receivers send them, ddmm.mmmm. Convert it to decimal degrees, or let --fix \
      minutes do it for the whole file.
      """),
    RuleEntry(
      .nullIsland, "null_island", [.rejection],
      "The position is 0, 0: the receiver had none. Take it from notes or photos."),
    RuleEntry(
      .noFix, "no_fix", [.rejection],
      """
      The receiver says that it had no position, or wrote the numbers that stand for none. Take it from notes or \
      photos.
      """),
    RuleEntry(
      .columnCount, "column_count", [.rejection],
      """
      The row has fewer cells than the header, or more that are not empty. Look for a separator or a quote inside a \
      text.
      """),
    RuleEntry(
      .quoteUnterminated, "quote_unterminated", [.rejection],
      "A quote is opened and never closed. Close it; no other row is affected."),
    RuleEntry(
      .recordTooLong, "record_too_long", [.rejection],
      """
      The record is longer than 1 MiB, or the file has more records than can be counted. Look for a lost line end, or \
      split the file.
      """),
    RuleEntry(
      .nulByte, "nul_byte", [.rejection],
      "The row holds a NUL byte, as damaged files do. Get the file again from its source."),
    RuleEntry(
      .textInvalid, "text_invalid", [.rejection],
      """
      The record holds bytes that are not text in the encoding of the file. Name the encoding with --encoding, or save \
      the file as UTF-8.
      """),
    RuleEntry(
      .timeInvalid, "time_invalid", [.rejection],
      "The time does not exist, such as 30 February, or cannot be read where it is needed. Correct it."),
    RuleEntry(
      .timeInFuture, "time_in_future", [.rejection],
      "The time is after 2100. Check the clock of the receiver and correct the time."),
    RuleEntry(
      .gpsRollover, "gps_rollover", [.rejection],
      """
      The day is the first one of a count of GPS weeks, which receivers write before they know the date. Correct the \
      date.
      """),
    RuleEntry(
      .geometryMissing, "geometry_missing", [.rejection, .finding(.warning)],
      "The feature, or a part of it, has no geometry. Draw it, or leave the feature out."),
    RuleEntry(
      .geometryUnsupported, "geometry_unsupported", [.rejection, .finding(.warning)],
      """
      The geometry is of the wrong kind, such as a polygon where the point of an outlet or the line of a river should \
      be. Give points for outlets, lines for rivers and polygons for areas.
      """),
    RuleEntry(
      .geometryInvalid, "geometry_invalid", [.rejection, .finding(.warning)],
      """
      The geometry cannot be used, such as a track of one position or a feature with a CRS of its own. Mend it in the \
      program that wrote it.
      """),
    RuleEntry(
      .transformationFailed, "transformation_failed", [.rejection, .finding(.warning)],
      "The numbers cannot be a position in the CRS of the file. Check --crs and --override-crs."),
    RuleEntry(
      .jsonInvalid, "json_invalid", [.rejection],
      "The text is not JSON, or it is JSON but no feature. Mend it in the program that wrote it."),
    RuleEntry(.totalsRow, "totals_row", [.rejection], "The row holds sums (合计) and no observation. There is nothing to do."),
    RuleEntry(
      .checksumWrong, "checksum_wrong", [.rejection],
      """
      The checksum of a record in a log is wrong: the record was damaged on its way. Get the log again from the \
      receiver.
      """),
    RuleEntry(
      .recordTruncated, "record_truncated", [.rejection],
      "A record of a log is cut off. Get the log again from the receiver."),
    RuleEntry(
      .photoUnreadable, "photo_unreadable", [.rejection, .finding(.warning)],
      "The file is not a photo inside, or it is cut off or empty. Copy it again from the camera."),
    RuleEntry(
      .markPhotoUnknown, "mark_photo_unknown", [.rejection],
      "The mark names a photo that is not among the files of the run. Add the folder that holds it."),
    RuleEntry(
      .markTimeOutsideTrack, "mark_time_outside_track", [.rejection],
      "No track was under way at the time of the mark. Add the track, or check --time-zone and --clock-offset."),
    RuleEntry(
      .markAmbiguous, "mark_ambiguous", [.rejection],
      "Several photos, days or tracks fit the mark. Write the date, or the folder of the photo."),
    RuleEntry(
      .coordinateScaled, "coordinate_scaled", [.rejection],
      """
      The numbers are whole units of 1e-7 degree. Divide them by 10,000,000, or let --fix decimals do it for the whole \
      file.
      """),
  ]
}
