#include "search/word_index.h"

#include <algorithm>
#include <cstring>

#include "base/parallel.h"
#include "search/small_numbers.h"
#include "search/text_words.h"

namespace vitrine {
namespace {

constexpr std::size_t rows_a_thread = 32'768;

bool fits(std::string_view text, std::string_view wanted, TextMatch::Way way) {
    switch (way) {
        case TextMatch::Way::equal:
            return text == wanted;
        case TextMatch::Way::starts:
            return text.starts_with(wanted);
        case TextMatch::Way::ends:
            return text.ends_with(wanted);
        default:
            return text.find(wanted) != std::string_view::npos;
    }
}

}  // namespace

// Words that follow each other, each one of several: for every word a bit for each place in the
// phrase that it may stand in. Words are read one by one while `begun` says how many of the first
// places fit up to here (R. Baeza-Yates and G. Gonnet, "A new approach to text searching", 1992).
struct WordIndex::Phrase {
    static constexpr std::size_t most_places = 32;

    std::vector<std::uint32_t> places;
    std::uint32_t last = 0;  // the bit of the last place
    bool from_start = false;
    bool to_end = false;

    bool is_in(std::string_view numbers) const {
        std::uint32_t begun = 0;
        std::uint32_t begins = 1;
        const char* at = numbers.data();
        for (const char* const end = at + numbers.size(); at < end;) {
            begun = (begun << 1 | begins) & places[take_small(at)];
            if ((begun & last) != 0 && !to_end) return true;
            if (from_start) {
                begins = 0;
                if (begun == 0) return false;
            }
        }
        return (begun & last) != 0;
    }
};

// A word of what is looked for, and the words of the texts that it may be.
struct WordIndex::Part {
    Bitmap words;
    std::uint64_t bytes = 0;  // of their postings
};

std::vector<WordIndex::Part> WordIndex::parts(TextMatch::Way way, std::string_view folded,
                                              bool& says_all) const {
    const bool open_begin = way == TextMatch::Way::contains || way == TextMatch::Way::ends;
    const bool open_end = way == TextMatch::Way::contains || way == TextMatch::Way::starts;
    std::vector<std::string_view> words;
    cut_words(folded, [&](std::string_view word) { words.push_back(word); });
    const auto is_letters = [&](std::size_t word) {
        return word_kind(words[word].front()) == WordKind::letters;
    };
    std::vector<Part> parts;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool is_first = i == 0;
        const bool is_last = i + 1 == words.size();
        if (words[i] == unsaid_word) {
            // At an end of what is looked for, the words of a text do not say whether it is there.
            if (is_first || is_last) {
                says_all = false;
                continue;
            }
            if (is_letters(i - 1) && is_letters(i + 1)) continue;
        }
        const bool any_begin = is_first && open_begin;
        const bool any_end = is_last && open_end;
        Part& part = parts.emplace_back();
        part.words = any_begin && any_end ? m_words.containing(words[i])
                     : any_begin          ? m_words.ending_with(words[i])
                     : any_end            ? m_words.starting_with(words[i])
                                          : m_words.equal_to(words[i]);
        part.words.each([&](std::uint32_t word) { part.bytes += postings(word).size(); });
    }
    if (parts.size() > Phrase::most_places) says_all = false;
    return parts;
}

WordIndex::Phrase WordIndex::phrase(TextMatch::Way way, const std::vector<Part>& parts) const {
    Phrase phrase;
    phrase.from_start = way == TextMatch::Way::equal || way == TextMatch::Way::starts;
    phrase.to_end = way == TextMatch::Way::equal || way == TextMatch::Way::ends;
    phrase.places.resize(m_words.size());
    phrase.last = std::uint32_t{1} << (parts.size() - 1);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i].words.each(
            [&](std::uint32_t word) { phrase.places[word] |= std::uint32_t{1} << i; });
    }
    return phrase;
}

Bitmap WordIndex::find(TextMatch::Way way, std::string_view folded) const {
    if (folded.empty()) {
        return way == TextMatch::Way::equal ? with_text(way, folded, m_filled) : m_filled;
    }
    bool says_all = true;
    const std::vector<Part> parts = this->parts(way, folded, says_all);
    std::vector<const Part*> rare_first;
    for (const Part& part : parts) rare_first.push_back(&part);
    std::sort(rare_first.begin(), rare_first.end(),
              [](const Part* a, const Part* b) { return a->bytes < b->bytes; });

    const auto texts = static_cast<double>(std::max<std::size_t>(m_filled.count(), 1));
    const double text_bytes = static_cast<double>(m_texts.size()) / texts;
    const bool is_one_word = parts.size() == 1 && says_all && way == TextMatch::Way::contains;
    Bitmap found = m_filled;
    for (const Part* part : rare_first) {
        // How many of these words a text has. Where that is many, reading the words of the texts is
        // faster, and for one word stops at the first of them.
        const double each = static_cast<double>(part->bytes) / texts;
        if (is_one_word ? each * (each + 1) > text_bytes / 2 : each > 2) break;
        found &= with_any(part->words);
        if (is_one_word || found.none()) return found;
    }
    return says_all ? with_phrase(phrase(way, parts), std::move(found))
                    : with_text(way, folded, std::move(found));
}

std::string_view WordIndex::postings(std::uint32_t word) const {
    return std::string_view(m_postings)
        .substr(m_posting_starts[word], m_posting_starts[word + 1] - m_posting_starts[word]);
}

Bitmap WordIndex::with_any(const Bitmap& words) const {
    std::vector<std::uint64_t> found(m_filled.words().size());
    words.each([&](std::uint32_t word) {
        const std::string_view rows = postings(word);
        const char* at = rows.data();
        if (rows.size() == found.size() * sizeof found.front()) {
            for (std::uint64_t& bits : found) {
                std::uint64_t more = 0;
                std::memcpy(&more, at, sizeof more);
                bits |= more;
                at += sizeof more;
            }
            return;
        }
        Row next = 0;
        for (const char* const end = at + rows.size(); at < end; ++next) {
            next += take_small(at);
            found[next / 64] |= std::uint64_t{1} << (next % 64);
        }
    });
    return Bitmap::of_words(std::move(found), rows());
}

// Leaves those of `among`, which have texts, for whose words' numbers `test` says so.
template <class Test>
void WordIndex::keep_if(Bitmap& among, Test test) const {
    in_parallel(rows(), rows_a_thread, [&](std::size_t begin, std::size_t end) {
        for (std::size_t word = begin / 64; word * 64 < end; ++word) {
            const std::uint64_t asked = among.word(word);
            std::uint64_t kept = 0;
            const char* at = m_texts.data() + m_text_starts[word];
            std::uint64_t texts = m_filled.word(word);
            for (std::uint64_t left = asked; left != 0; texts &= texts - 1) {
                const std::uint32_t size = take_small(at);
                const std::uint64_t bit = texts & (~texts + 1);
                if ((left & bit) != 0) {
                    if (test(std::string_view(at, size))) kept |= bit;
                    left &= ~bit;
                }
                at += size;
            }
            if (asked != 0) among.set_word(word, kept);
        }
    });
}

Bitmap WordIndex::with_phrase(const Phrase& phrase, Bitmap among) const {
    keep_if(among, [&](std::string_view numbers) { return phrase.is_in(numbers); });
    return among;
}

Bitmap WordIndex::with_text(TextMatch::Way way, std::string_view folded, Bitmap among) const {
    keep_if(among, [&](std::string_view numbers) {
        thread_local std::string text;
        text.clear();
        append_text(numbers, text);
        return fits(text, folded, way);
    });
    return among;
}

void WordIndex::append_text(std::string_view numbers, std::string& text) const {
    bool after_letters = false;
    const char* at = numbers.data();
    for (const char* const end = at + numbers.size(); at < end;) {
        const std::string_view word = m_words.text(take_small(at));
        const bool is_letters = word_kind(word.front()) == WordKind::letters;
        if (after_letters && is_letters) text += unsaid_word;
        text += word;
        after_letters = is_letters;
    }
}

std::string WordIndex::text(Row row) const {
    Bitmap one(rows());
    one.set(row);
    std::string text;
    keep_if(one, [&](std::string_view numbers) {
        append_text(numbers, text);
        return true;
    });
    return text;
}

std::size_t WordIndex::bytes() const {
    return m_filled.words().size() * 8 + m_words.bytes() + m_words.size() * 4 + m_texts.size() +
           m_postings.size() + (m_text_starts.size() + m_posting_starts.size()) * 8;
}

void WordIndex::write(ColumnFileWriter& file) const {
    file.number<std::uint64_t>(rows());
    file.array(m_filled.words());
    m_words.write(file);
    file.array(m_texts);
    file.array(m_text_starts);
    file.array(m_postings);
    file.array(m_posting_starts);
}

void WordIndex::read(BlockReader& block) {
    const auto rows = block.number<std::uint64_t>();
    std::vector<std::uint64_t> filled;
    block.array(filled);
    if (filled.size() != rows / 64 + (rows % 64 != 0 ? 1 : 0)) throw ColumnFileDamaged();
    m_filled = Bitmap::of_words(std::move(filled), rows);
    m_words.read(block);
    block.array(m_texts);
    block.array(m_text_starts);
    block.array(m_postings);
    block.array(m_posting_starts);
    if (m_text_starts.size() != m_filled.words().size() ||
        m_posting_starts.size() != m_words.size() + 1) {
        throw ColumnFileDamaged();
    }
}

}  // namespace vitrine
