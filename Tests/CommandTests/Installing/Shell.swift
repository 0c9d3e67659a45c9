import Foundation
import TestSupport

/// A shell for which the tool has completions.
enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  /// Says aloud, once, which shells are absent.
  static let installed: [Shell] = allCases.filter { shell in
    if FileManager.default.isExecutableFile(atPath: shell.path) { return true }
    print("note: \(shell.rawValue) is absent (make setup-test installs it): its completions are not tested")
    return false
  }

  var path: String { "/usr/bin/\(rawValue)" }

  /// What the shell offers when Tab is pressed behind `line`, in a folder where `data` is the sample campaign.
  func completions(of line: String, in folder: DocumentationFolder) throws -> [String] {
    let script =
      switch self {
      case .bash: Self.bashScript
      case .zsh: Self.zshScript
      case .fish: "outlets --generate-completion-script fish | source; complete --do-complete \"$argv\""
      }
    let command = "LINE='\(line)' \(path) \(self == .fish ? "--no-config" : "") -c '\(script.replacing("'", with: "'\\''"))'"
    let said = try folder.run(command + (self == .fish ? " '\(line)'" : "") + " </dev/null")
    // Fish puts a description behind a tab.
    return said.split(whereSeparator: \.isNewline).map { line in
      String(line.split(separator: "\t", maxSplits: 1).first ?? "").trimmingCharacters(in: .whitespaces)
    }
  }

  /// Calls the function that the script registers, as bash does when Tab is pressed.
  private static let bashScript = """
    source <(outlets --generate-completion-script bash)
    words=($LINE)
    [[ $LINE != *" " ]] || words+=("")
    COMP_WORDS=("${words[@]}") COMP_CWORD=$((${#words[@]} - 1)) COMP_LINE=$LINE COMP_POINT=${#LINE}
    registered=$(complete -p outlets)
    function=${registered##*-F }
    ${function%% *} outlets "${words[-1]}" "${words[-2]}"
    printf "%s\\n" "${COMPREPLY[@]}"
    """

  /// Starts a zsh at a terminal of its own, types the line and presses Tab. What `compadd` is given stands between two marks.
  private static let zshScript = #"""
    mkdir -p functions && outlets --generate-completion-script zsh >functions/_outlets
    cat >inner.zsh <<END
    PROMPT=
    fpath=($PWD/functions \$fpath)
    autoload -Uz compinit && compinit -u -D
    zstyle ":completion:*" list-prompt ""
    LISTMAX=10000
    compadd() {
      if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "\$@"; return \$?; fi
      local -a hits
      builtin compadd -A hits "\$@"
      local hit
      for hit in \$hits; do print -r -- "offer:\$hit"; done
    }
    finish() { print -r -- "offers-end"; exit }
    comppostfuncs=(finish)
    bindkey "^I" complete-word
    print -r -- inner-ready
    END
    zmodload zsh/zpty
    zpty inner zsh -f -i
    zpty -w inner "source ./inner.zsh"
    while zpty -r inner text; do [[ $text == *inner-ready* ]] && break; done
    zpty -w -n inner "$LINE"$'\t'
    while zpty -r inner text; do
      text=${text//$'\r'/}
      [[ $text == *offer:* ]] && print -r -- "${text##*offer:}"
      [[ $text == *offers-end* ]] && break
    done
    zpty -d inner
    """#
}
