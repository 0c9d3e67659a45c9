extension Rule {
  /// Rules about files, areas and tracks, and about rivers as a file gives them.
  static let findingEntries: [RuleEntry] = [
    RuleEntry(
      .fileUnrecognised, "file_unrecognised", [.finding(.info)],
      "A file inside a folder is no survey and was skipped. There is nothing to do where it holds no observations."),
    RuleEntry(
      .fileRepeated, "file_repeated", [.finding(.info), .finding(.warning)],
      """
      The same file, or a file with the same bytes, comes a second time; its records are counted once. Leave one of \
      the two out.
      """),
    RuleEntry(
      .fileRefused, "file_refused", [.finding(.error)],
      """
      A file inside a folder could not be read, and none of its records is counted. Mend it or take it out of the \
      folder; the exit code is 2.
      """),
    RuleEntry(
      .ownOutputSkipped, "own_output_skipped", [.finding(.info)],
      """
      An earlier output folder of this program lies among the surveys and was not read. Better write outputs somewhere \
      else.
      """),
    RuleEntry(
      .noRecords, "no_records", [.finding(.warning)],
      "The file holds no record. Check that it is the right file and that it was exported whole."),
    RuleEntry(
      .headerRepeated, "header_repeated", [.finding(.info)],
      "The header comes again, or does not come first; those lines were left out. There is nothing to do."),
    RuleEntry(
      .lineEndsMixed, "line_ends_mixed", [.finding(.info)],
      "The lines of the file end in more than one way. There is nothing to do."),
    RuleEntry(
      .timeOrder, "time_order", [.finding(.warning)],
      """
      The times of a track go back somewhere; its fixes stay in the order of the file. Check whether several tracks \
      were put into one.
      """),
    RuleEntry(
      .routeIgnored, "route_ignored", [.finding(.info)],
      """
      Routes of a GPX file were left out, since a route is a plan and no track. There is nothing to do where the \
      outlets are waypoints.
      """),
    RuleEntry(
      .crsAssumed, "crs_assumed", [.finding(.info), .finding(.warning)],
      """
      The file states no CRS, and the message says which one was assumed. Name the right one with --crs or \
      --rivers-crs.
      """),
    RuleEntry(
      .encodingNote, "encoding_note", [.finding(.info)],
      """
      The text is not UTF-8, and the message says as what it was read. If names look wrong, name the encoding with \
      --encoding.
      """),
    RuleEntry(
      .delimiterNote, "delimiter_note", [.finding(.info)],
      "The cells are separated by something other than a comma, and the message says by what. There is nothing to do."),
    RuleEntry(
      .riverTooShort, "river_too_short", [.rejection, .finding(.warning)],
      "A line of a river has only one vertex and is not used. Draw it, or leave it out."),
    RuleEntry(
      .riverZeroLength, "river_zero_length", [.rejection, .finding(.warning)],
      "All vertices of a line of a river are one point, so the line is not used. Draw it, or leave it out."),
    RuleEntry(
      .riverEmpty, "river_empty", [.rejection, .finding(.warning), .finding(.error)],
      """
      A line of a river has no vertex, or the whole layer has no line that can be used; then the severity is error, \
      and every observation stays unmatched. Check the layer.
      """),
    RuleEntry(
      .riverDuplicate, "river_duplicate", [.finding(.warning)],
      "A river has the same line twice; it is used once. Remove one of the two."),
    RuleEntry(
      .riverGeometryShared, "river_geometry_shared", [.finding(.warning)],
      "Two rivers have the same line; its observations go to the first of them. Remove the line from the wrong river."),
    RuleEntry(
      .riverPartReversed, "river_part_reversed", [.finding(.warning)],
      """
      A part of a river feature is drawn against its longer parts and was turned round. Check the direction of the \
      flow.
      """),
    RuleEntry(
      .riverPartGap, "river_part_gap", [.finding(.info)],
      """
      Parts of a river feature do not touch, so each is a reach with its own measures. Close the gap where the river \
      goes on.
      """),
    RuleEntry(
      .riverUnnamed, "river_unnamed", [.finding(.info)],
      "Some rivers of the layer have no name. Name the column with --river-name where there is one."),
    RuleEntry(
      .riverIdInvented, "river_id_invented", [.finding(.warning)],
      """
      A river has no id, so it is called by its name or by a hash of its geometry. Name the column of ids with \
      --river-id.
      """),
    RuleEntry(
      .riverAntimeridian, "river_antimeridian", [.rejection, .finding(.warning)],
      "A line of a river crosses the meridian of 180°. Cut it there, as RFC 7946 asks."),
    RuleEntry(
      .riversOutOfReach, "rivers_out_of_reach", [.finding(.error)],
      """
      None of the observations is near a river. Check the CRS of the surveys and of the rivers, and whether both are \
      of the same region.
      """),
    RuleEntry(
      .repeatedVertices, "repeated_vertices", [.finding(.info)],
      "Vertices that repeat the one before them were dropped. There is nothing to do."),
    RuleEntry(
      .nameCollision, "name_collision", [.finding(.warning)],
      """
      Ids that look the same are written with different Unicode characters; they are taken as one. Write them in one \
      way.
      """),
    RuleEntry(
      .polygonRepaired, "polygon_repaired", [.finding(.warning)],
      "A polygon crosses itself and was rebuilt. Compare it with its original."),
    RuleEntry(
      .polygonOverlap, "polygon_overlap", [.finding(.info)],
      "Areas lie in one another; an outlet counts for the smallest. Check that it is meant so."),
    RuleEntry(
      .trackTooShort, "track_too_short", [.finding(.info)],
      "A single fix between two gaps makes no line and is left out of `tracks.geojson`. There is nothing to do."),
    RuleEntry(
      .columnPassedOver, "column_passed_over", [.finding(.info)],
      """
      Columns were left out or renamed, or another column was taken for a field. If it is the wrong one, name the \
      right one with --columns.
      """),
    RuleEntry(
      .flightLogRows, "flight_log_rows", [.finding(.info), .finding(.warning)],
      """
      The message says what a flight log was read as, or which of its rows were left out. Rows of a flight log are \
      where the aircraft was, and not where outlets are.
      """),
    RuleEntry(
      .logDamaged, "log_damaged", [.finding(.info), .finding(.warning)],
      """
      Bytes of a log are no record and were passed over, or the log was not closed. Get the log again from the \
      receiver.
      """),
    RuleEntry(
      .coordinateOrder, "coordinate_order", [.finding(.info)],
      """
      The file does not say which of two numbers is the longitude, or gives north first; the message says how they \
      were taken. Compare some positions with a map.
      """),
    RuleEntry(
      .riverDrawnUpstream, "river_drawn_upstream", [.finding(.warning)],
      """
      Crews say the other bank nearly everywhere along a reach, so its line is probably drawn upstream. Turn the line \
      round.
      """),
    RuleEntry(
      .riverAliasUnknown, "river_alias_unknown", [.finding(.warning)],
      "An alias of --river-aliases stands for a river that is not in the layer. Correct the file of aliases."),
    RuleEntry(
      .layerPassedOver, "layer_passed_over", [.finding(.info)],
      "The file has layers that were not read. Name a layer as FILE:LAYER to read it."),
    RuleEntry(
      .featureCountDiffers, "feature_count_differs", [.finding(.warning)],
      "The layer states another number of features than it has. Export it again."),
    RuleEntry(
      .photoWithoutPosition, "photo_without_position", [.finding(.warning)],
      "Photos give no position, so they are no observations. Give their positions with --marks, or leave them out."),
    RuleEntry(
      .photoRepeated, "photo_repeated", [.finding(.info)],
      """
      Further pictures of the same shot, or photos that a log tells of and that are there themselves, are counted \
      once. There is nothing to do.
      """),
    RuleEntry(
      .sheetLeftOut, "sheet_left_out", [.finding(.info)],
      "The workbook has sheets that were not read. Name a sheet as FILE:SHEET to read it."),
    RuleEntry(
      .sheetHidden, "sheet_hidden", [.finding(.warning)],
      "The sheet that was read, or some of its rows, are hidden in the workbook. Check that they belong to the survey."),
    RuleEntry(
      .networkLinkIgnored, "network_link_ignored", [.finding(.warning)],
      "A link of a KML file, or a further file of an archive, was not followed. Add the file that it leads to."),
    RuleEntry(
      .dateOrder, "date_order", [.finding(.info), .finding(.warning)],
      """
      The message says in which order day and month were read, or that nothing tells it; then the records keep their positions and \
      have no time. Say the order with --date-order.
      """),
    RuleEntry(
      .numbersGrouped, "numbers_grouped", [.finding(.info), .finding(.warning)],
      """
      The coordinates are written with marks between groups of three digits, or with decimal commas; the message says how they were \
      read. Compare some positions with a map.
      """),
    RuleEntry(
      .rowsAreTrack, "rows_are_track", [.finding(.info), .finding(.warning)],
      """
      The rows or points are the way of a crew or an aircraft, by the names of the columns or by how they follow one \
      another, and became a track; no outlet is placed from them. If they are outlets, say --as observations.
      """),
    RuleEntry(
      .rowsLikeTrack, "rows_like_track", [.finding(.warning)],
      """
      The rows or points follow one another like the way of somebody, but something speaks for outlets, and they were \
      taken as observations. If they are no outlets, say --as track, or leave the file out.
      """),
  ]
}
