/// A date and time such as `2024-05-13 01:30:00`, in a time zone that is `hoursAhead` of UTC.
func plainTime(_ microseconds: Int64, hoursAhead: Int = 0) -> String {
  let time = Text.time(microseconds + Int64(hoursAhead) * 3_600_000_000)
  return String(time.prefix(10)) + " " + String(time.dropFirst(11).prefix(8))
}
