/// The greatest distance between two sightings of the same outlet, in metres: twice the accuracy of their difference.
///
/// The errors of two positions are normal and the same in all directions, and `a` and `b` are the radii that hold 68 % of them.
/// Then √(a² + b²) is the radius that holds 68 % of their differences, which is 1.515 σ. 99 % of the differences lie within
/// √(−2 ln 0.01) σ = 3.035 σ, which is 2.0 times that radius.
func agreement(_ a: Double, _ b: Double) -> Double { 2 * (a * a + b * b).squareRoot() }
