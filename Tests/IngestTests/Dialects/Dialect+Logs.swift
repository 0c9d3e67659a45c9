extension Dialect {
  /// Logs of flights and walks.
  static let logs: [Dialect] = [
    Dialect(
      .logs, "AirData UAV", "`datetime(utc)`, `flycState`", file: "a.csv",
      "time(millisecond),datetime(utc),latitude,longitude,satellites,flycState,message\n"
        + "0,2024-06-11 02:21:33,40.6345,111.7935,17,GPS,\n1000,2024-06-11 02:21:34,40.6346,111.7936,17,GPS,\n",
      .track(fixes: 2)),
    Dialect(
      .logs, "NMEA 0183", "sentences such as `$GNRMC`", file: "a.nmea",
      "$GPRMC,022133.00,A,4038.0700,N,11147.6100,E,0.5,89.0,110624,,,A\n"
        + "$GPRMC,022134.00,A,4038.0760,N,11147.6172,E,0.5,89.0,110624,,,A\n", .track(fixes: 2)),
  ]
}
