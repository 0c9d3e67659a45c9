extension Rule {
  /// Doubts about the coordinates or the clock of a whole file, and what `--fix` did about them.
  static let suspicionEntries: [RuleEntry] = [
    RuleEntry(
      .suspectGcj02, "suspect_gcj02", [.finding(.warning)],
      "The positions are shifted as GCJ-02 is, as map applications in China do. Give --crs gcj02 or --fix gcj02."),
    RuleEntry(
      .suspectBd09, "suspect_bd09", [.finding(.warning)],
      "The positions are shifted as BD-09 is, as Baidu maps do. Give --crs bd09 or --fix bd09."),
    RuleEntry(
      .suspectWgs84, "suspect_wgs84", [.finding(.warning)],
      """
      The positions are WGS 84, although the file was declared as something else. Give --override-crs OGC:CRS84 or \
      --fix wgs84.
      """),
    RuleEntry(
      .suspectSwapped, "suspect_swapped", [.finding(.warning)],
      "Longitude and latitude, or easting and northing, are exchanged in the whole file. Give --fix swap."),
    RuleEntry(.suspectSign, "suspect_sign", [.finding(.warning)], "West or south is written without its sign. Give --fix sign."),
    RuleEntry(
      .suspectMinutes, "suspect_minutes", [.finding(.warning)],
      "Degrees and minutes were read as decimal degrees. Give --fix minutes."),
    RuleEntry(
      .suspectSeconds, "suspect_seconds", [.finding(.warning)],
      "Degrees, minutes and seconds were read as decimal degrees. Give --fix seconds."),
    RuleEntry(.suspectRadians, "suspect_radians", [.finding(.warning)], "The positions are radians. Give --fix radians."),
    RuleEntry(
      .suspectDecimals, "suspect_decimals", [.finding(.warning)],
      "The decimal point was lost, or the numbers are units of 1e-7 degree. Give --fix decimals."),
    RuleEntry(
      .suspectZone, "suspect_zone", [.finding(.warning)],
      """
      The metres belong to a zone that the file does not name, or to another zone than declared. Name the CRS with \
      --crs, or give --fix zone.
      """),
    RuleEntry(
      .suspectRiversShifted, "suspect_rivers_shifted", [.finding(.warning)],
      "The rivers are shifted, and not the surveys. Name the CRS of the rivers with --rivers-crs."),
    RuleEntry(
      .suspectUndecided, "suspect_undecided", [.finding(.warning)],
      """
      The positions look wrong, and several faults would explain it; the message lists them. Compare some positions \
      with a map and choose with --fix or --crs.
      """),
    RuleEntry(
      .suspectClock, "suspect_clock", [.finding(.warning)],
      """
      The times are off by whole or half hours from those of tracks or photos at the same points. Give --time-zone \
      where the file states none; otherwise ask the crew.
      """),
    RuleEntry(
      .suspectTriples, "suspect_triples", [.finding(.warning)],
      """
      In many records degrees, minutes and seconds contradict the decimal degrees. Compare some positions with a map \
      and choose the columns with --columns.
      """),
    RuleEntry(
      .suspectStuck, "suspect_stuck", [.finding(.warning)],
      """
      Many fixes or records in a row have the same position to the last digit: the receiver was stuck. Take their \
      positions from notes or photos.
      """),
    RuleEntry(
      .suspectNullIsland, "suspect_null_island", [.finding(.warning)],
      """
      The file has positions at 0, 0, where the receiver had no fix. Take them from notes or photos, or leave them \
      out.
      """),
    RuleEntry(
      .suspectJump, "suspect_jump", [.finding(.warning)],
      "A position cannot have been reached from the one before it in the time between. Check its position and its time."),
    RuleEntry(
      .fixApplied, "fix_applied", [.finding(.info)],
      "What --fix names was applied to the file, and the message says why. Compare some positions with a map."),
    RuleEntry(
      .fixNotFound, "fix_not_found", [.finding(.info)],
      """
      --fix was given and not applied to the file, because the evidence for it is missing or not clear. There is \
      nothing to do where the positions are right.
      """),
  ]
}
