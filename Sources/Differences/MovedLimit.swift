/// The distance in metres within which 99 % of two sightings of one place lie: twice the root of the sum of the squares of their
/// accuracies, which are radii that hold 68 % of the errors.
package func movedLimit(_ a: Double, _ b: Double) -> Double { 2 * (a * a + b * b).squareRoot() }
