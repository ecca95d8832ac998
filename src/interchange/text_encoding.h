// In which encoding a text file is written, and reading it as UTF-8. Names of encodings are those
// of IANA as ICU knows them: "UTF-8", "UTF-16LE", "windows-1252".
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace vitrine {

enum class Certainty {
    certain,  // a byte order mark says so, or the bytes can be nothing else
    likely,   // the bytes are well-formed in it and would hardly be so by chance
    guessed,  // nothing speaks against it: show people a sample before relying on it
};

struct TextEncoding {
    std::string name;             // empty: this is not text
    std::size_t mark_length = 0;  // bytes of the byte order mark in front, not part of the text
    Certainty certainty = Certainty::certain;
    std::string advice;  // another encoding that the letters' statistics suggest; often empty
};

enum class Sample { beginning, whole };

// Judges the first bytes of a file, a MiB say. A byte order mark decides; then NUL bytes (UTF-16
// and UTF-32 without a mark, or no text at all); then whether it is UTF-8; then, where letters of
// another script are plain, what uchardet finds; at last windows-1252. In a `beginning` a character
// may be cut at the end.
TextEncoding detect_encoding(std::string_view bytes, Sample sample);

// What the file is instead of text, judged by its first bytes, for a sentence: "an Excel workbook
// (XLSX)", translated. Empty where it is none of the formats that people confuse with text.
std::string describe_foreign_format(std::string_view bytes);
// Why a file that begins with these bytes is no text, and what to do: a sentence. `before`: the
// text before its first NUL, blank where it has none: what is a text but for a NUL or so is told by
// it.
std::string why_no_text(const std::string& name, std::string_view bytes, std::string_view before);

// Turns a stream of bytes into UTF-8, piece by piece.
class TextDecoder {
public:
    // Throws Error (usage) if there is no encoding of this name.
    explicit TextDecoder(const std::string& encoding);
    ~TextDecoder();
    TextDecoder(TextDecoder&&) noexcept;
    TextDecoder& operator=(TextDecoder&&) noexcept;

    // Appends the text of `bytes` to `text`. What is not well-formed becomes U+FFFD. A character
    // that is cut at the end waits for the next piece, unless this is the `last`.
    enum class Piece { more_follow, last };
    void decode(std::string_view bytes, Piece piece, std::string& text);

private:
    struct Converters;
    std::unique_ptr<Converters> m_converters;
};

// How many bytes at the end of `text` begin a UTF-8 character that is not complete: 0 to 3.
std::size_t incomplete_utf8_tail(std::string_view text);

}  // namespace vitrine
