/// The share of names that are taken to be those of the wrong one of two neighbouring rivers. It is assumed, not measured: with it a
/// named river that the accuracy just allows to be the nearer one is more probable than the other.
let wrongNameRate = 0.05

/// The probability of a river, from the probability that the distances give it and from whether the crew names it or the other one
/// (Bayes).
func confidence(_ probability: Double, namedByCrew: Bool) -> Double {
  let (agrees, differs) = namedByCrew ? (1 - wrongNameRate, wrongNameRate) : (wrongNameRate, 1 - wrongNameRate)
  return probability * agrees / (probability * agrees + (1 - probability) * differs)
}
