@main
struct OutletsCommand {
  static func main() {}
}
