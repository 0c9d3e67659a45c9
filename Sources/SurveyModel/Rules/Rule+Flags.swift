extension Rule {
  /// Rules that may be flags of an accepted observation.
  static let flagEntries: [RuleEntry] = [
    RuleEntry(
      .ambiguousRiver, "ambiguous_river", [.flag, .finding(.warning)],
      """
      Two rivers are so near that the accuracy of the position does not tell them apart. Check which river the outlet \
      is on.
      """),
    RuleEntry(
      .unmatched, "unmatched", [.flag, .finding(.warning)],
      """
      No river lies within --max-distance of the position. Check the position, and whether a river is missing from the \
      layer.
      """),
    RuleEntry(
      .accuracyAssumed, "accuracy_assumed", [.flag],
      """
      The record states no accuracy, so the default of its method or receiver was taken. Give the accuracy where it is \
      known.
      """),
    RuleEntry(
      .timeZoneAssumed, "time_zone_assumed", [.flag, .finding(.warning)],
      "The time states no zone and was read as UTC. Name the zone with --time-zone."),
    RuleEntry(
      .timeInferred, "time_inferred", [.flag, .finding(.info)],
      """
      Only a part of the time is written, such as a day or a bare number; the rest was worked out from what stands \
      around it. Check it where the time matters.
      """),
    RuleEntry(
      .textRepaired, "text_repaired", [.flag, .finding(.warning)],
      """
      Text that is not valid in its encoding, or stray spaces between coordinates, were mended. Compare the record \
      with its original.
      """),
    RuleEntry(
      .quoteTakenLiterally, "quote_taken_literally", [.flag],
      "A quote inside a cell that is not quoted was read as part of the text. Check the row where it looks wrong."),
    RuleEntry(
      .fullWidthCharacters, "full_width_characters", [.flag],
      "Full-width digits, signs or commas were read as ordinary ones. There is nothing to do."),
    RuleEntry(
      .extraCellsEmpty, "extra_cells_empty", [.flag, .finding(.info)],
      "The row has more cells than the header, and all of those are empty; they were ignored. There is nothing to do."),
    RuleEntry(
      .possiblySwapped, "possibly_swapped", [.flag, .finding(.warning)],
      """
      The position is far from the rest of its file, and would be near it with longitude and latitude exchanged. Check \
      the record.
      """),
    RuleEntry(
      .fewSatellites, "few_satellites", [.flag, .finding(.info)],
      "The receiver saw fewer than 4 satellites, so the position may be far off. Compare it with a map."),
    RuleEntry(
      .controlCharactersRemoved, "control_characters_removed", [.flag],
      "Control characters were taken out of a name or an id. The original stays in `attributes`."),
    RuleEntry(
      .typeUnrecognised, "type_unrecognised", [.flag],
      "The word for the type of the outlet is not known, so the type is `unknown`. The word stays in `attributes`."),
    RuleEntry(
      .methodUnrecognised, "method_unrecognised", [.flag],
      """
      The word for the survey method is not known, so the method of the file or of --method was taken. The word stays \
      in `attributes`.
      """),
    RuleEntry(
      .encodingAmbiguous, "encoding_ambiguous", [.flag, .finding(.warning)],
      """
      The text is valid in two encodings, and the more likely one was taken. If names look wrong, name the other one \
      with --encoding.
      """),
    RuleEntry(
      .noFinalNewline, "no_final_newline", [.flag, .finding(.info)],
      "The last line of the file has no line end, so the file may be cut off. Compare it with its original."),
    RuleEntry(
      .leapSecond, "leap_second", [.flag, .finding(.info)],
      """
      The second of the time is 60, a leap second; it was taken as the first second of the next minute. There is \
      nothing to do.
      """),
    RuleEntry(
      .ballparkTransformation, "ballpark_transformation", [.flag, .finding(.warning)],
      """
      The position was transformed without a datum shift, as --accept-ballpark allows, and may be off by some hundred \
      metres. Better give the operation with --operation.
      """),
    RuleEntry(
      .outsideOperationArea, "outside_operation_area", [.flag, .finding(.warning), .finding(.error)],
      """
      The position lies outside the area of its CRS or of the coordinate operation. Check --crs; for a whole file that \
      contradicts its CRS the severity is error.
      """),
    RuleEntry(
      .decimalsContradictTriple, "decimals_contradict_triple", [.flag],
      """
      Decimal degrees and degrees, minutes and seconds of the same record differ by more than a second; the decimals \
      were taken. Compare the position with a map.
      """),
    RuleEntry(
      .timeUnreadable, "time_unreadable", [.flag, .finding(.warning)],
      "The time cannot be read and was left out. Write times as 2024-05-16T08:12:04+08:00."),
    RuleEntry(
      .accuracyUnreadable, "accuracy_unreadable", [.flag],
      "The accuracy cannot be read, so the default was taken. Write it as a number of metres."),
    RuleEntry(
      .timeSuspicious, "time_suspicious", [.flag, .finding(.warning)],
      """
      The date is one that receivers write when their week counter has run over or their clock is not set. Check the \
      date.
      """),
    RuleEntry(
      .checksumMissing, "checksum_missing", [.flag, .finding(.warning)],
      "A sentence of an NMEA log has no checksum, so damage to it would not show. Switch checksums on in the receiver."),
    RuleEntry(
      .fixEstimated, "fix_estimated", [.flag, .finding(.warning)],
      "The receiver estimated the position by dead reckoning and did not measure it. Compare it with a map."),
    RuleEntry(
      .dilutionHigh, "dilution_high", [.flag, .finding(.warning)],
      "The dilution of precision is 50 or more, so the position is hardly one. Compare it with a map."),
    RuleEntry(
      .riverByName, "river_by_name", [.flag],
      """
      Two rivers are so near that the accuracy does not tell them apart, and the name that the crew wrote decided. \
      There is nothing to do.
      """),
    RuleEntry(
      .nameMismatch, "name_mismatch", [.flag, .finding(.warning)],
      """
      The crew names another river, which is near too, but the position speaks for the nearer one. Check which river \
      the outlet is on.
      """),
    RuleEntry(
      .riverNotInLayer, "river_not_in_layer", [.flag, .finding(.warning)],
      """
      The river that the crew names is not in the layer. Add the missing river, or give its other name with \
      --river-aliases.
      """),
    RuleEntry(
      .namedRiverFar, "named_river_far", [.flag, .finding(.warning)],
      """
      The river that the crew names is in the layer, but not near. Check the position, and whether a tributary of that \
      name is missing.
      """),
    RuleEntry(
      .bankMismatch, "bank_mismatch", [.flag, .finding(.warning)],
      """
      The crew says the other bank than the position does. Check which it is, and whether the line is drawn \
      downstream.
      """),
    RuleEntry(
      .bankUnrecognised, "bank_unrecognised", [.flag],
      "The word for the bank is not known and was left out. Write left or right, or 左岸 or 右岸."),
    RuleEntry(
      .positionIsAircraft, "position_is_aircraft", [.flag],
      """
      The position is that of the aircraft, and the outlet is somewhere in view of it; `accuracy_m` says how far that \
      may be. A position measured at the outlet is better.
      """),
    RuleEntry(
      .positionsDiffer, "positions_differ", [.flag],
      """
      The positions in the Exif and XMP data of a photo are some 50 m or more apart; that of XMP was taken. Compare it \
      with a map.
      """),
    RuleEntry(
      .timesDiffer, "times_differ", [.flag],
      """
      The clock of the camera, or the time of a mark, contradicts the time of the receiver. Check --clock-offset and \
      --time-zone.
      """),
    RuleEntry(
      .cellError, "cell_error", [.flag, .finding(.warning)],
      "A cell holds an error of the spreadsheet such as #N/A and was read as empty. Mend it in the workbook."),
    RuleEntry(
      .coordinateFixed, "coordinate_fixed", [.flag],
      "The position was mended as --fix says. Compare some of them with a map."),
    RuleEntry(
      .severalPositions, "several_positions", [.flag],
      """
      The cell holds several positions, as of a line or area in a form; the first was taken. Check that it is the \
      outlet.
      """),
    RuleEntry(
      .onIsland, "on_island", [.flag],
      "With --water: the position is on an island of the river. There is nothing to do where the outlet is there."),
    RuleEntry(
      .waterWithoutRiver, "water_without_river", [.flag, .finding(.info), .finding(.warning)],
      """
      With --water: the nearest water, or some waters of the layer, have no river line. Is it a pond, or is a river \
      missing from the layer?
      """),
    RuleEntry(
      .tagOverruled, "tag_overruled", [.flag],
      """
      A tag of the photo cannot be right or says the contrary of its other tags, which were believed. All tags are in \
      `attributes`; compare the position and the time with what is known.
      """),
    RuleEntry(
      .cellsMissing, "cells_missing", [.flag],
      """
      The row has fewer cells than the header. Its position is whole, and the cells that are not there were read as empty. Check \
      the row where it looks wrong.
      """),
    RuleEntry(
      .riverByMerge, "river_by_merge", [.flag],
      """
      Of the sightings of this outlet at least one is nearer to another river. The river is that of the best position of all of them. \
      Check it where two rivers meet.
      """),
    RuleEntry(
      .bankByMerge, "bank_by_merge", [.flag],
      """
      Of the sightings of this outlet at least one is on the other bank. The bank is that of the best position of all of them. Check it \
      where the river is narrow.
      """),
  ]
}
