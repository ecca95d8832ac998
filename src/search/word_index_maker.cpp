#include <algorithm>
#include <cstring>
#include <numeric>

#include "base/checksum.h"
#include "search/small_numbers.h"
#include "search/text_words.h"
#include "search/word_index.h"

namespace vitrine {
namespace {

constexpr std::size_t first_places = 1024;

// Gives words with many rows a bit a row, and the others distances.
class PostingMaker {
public:
    PostingMaker(std::size_t words, std::size_t rows)
        : m_bitmap_size((rows + 63) / 64 * 8), m_sizes(words), m_next(words) {}

    void measure(std::uint32_t word, Row row) {
        Row& next = m_next[word];
        if (next > row) return;
        m_sizes[word] += small_size(row - next);
        next = row + 1;
    }
    std::vector<std::uint64_t> lay_out() {
        std::vector<std::uint64_t> starts = {0};
        starts.reserve(m_sizes.size() + 1);
        for (const std::uint64_t size : m_sizes) {
            starts.push_back(starts.back() + std::min<std::uint64_t>(size, m_bitmap_size));
        }
        for (std::size_t word = 0; word < m_sizes.size(); ++word) {
            m_sizes[word] = starts[word];
        }
        std::fill(m_next.begin(), m_next.end(), 0);
        return starts;
    }
    void put(std::uint32_t word, Row row, const std::vector<std::uint64_t>& starts,
             std::string& postings) {
        Row& next = m_next[word];
        if (next > row) return;
        if (starts[word + 1] - starts[word] == m_bitmap_size) {
            postings[starts[word] + row / 8] |= static_cast<char>(1U << (row % 8));
        } else {
            m_bytes.clear();
            put_small(m_bytes, row - next);
            std::memcpy(postings.data() + m_sizes[word], m_bytes.data(), m_bytes.size());
            m_sizes[word] += m_bytes.size();
        }
        next = row + 1;
    }

private:
    std::uint64_t m_bitmap_size;
    std::vector<std::uint64_t> m_sizes;  // then the places where the next distances go
    std::vector<Row> m_next;             // the first row that the word may still come in
    std::string m_bytes;
};

}  // namespace

void WordIndexMaker::add(Row row, std::string_view folded) {
    m_text.clear();
    const auto add_word = [&](std::string_view word) {
        const std::uint32_t number = number_of(word);
        ++m_words[number].count;
        m_text.push_back(number);
    };
    bool after_letters = false;
    bool blank_waits = false;
    cut_words(folded, [&](std::string_view word) {
        if (after_letters && word == unsaid_word) {
            blank_waits = true;
            after_letters = false;
            return;
        }
        const bool is_letters = word_kind(word.front()) == WordKind::letters;
        if (std::exchange(blank_waits, false) && !is_letters) add_word(unsaid_word);
        add_word(word);
        after_letters = is_letters;
    });
    if (blank_waits) add_word(unsaid_word);
    m_record.clear();
    put_small(m_record, row - m_next_row);
    put_small(m_record, static_cast<std::uint32_t>(m_text.size()));
    for (const std::uint32_t number : m_text) put_small(m_record, number);
    m_next_row = row + 1;
    if (m_texts.empty() || m_texts.back().capacity() - m_texts.back().size() < m_record.size()) {
        m_texts.emplace_back().reserve(std::max(bytes_a_piece, m_record.size()));
    }
    m_texts.back() += m_record;
}

std::uint32_t WordIndexMaker::number_of(std::string_view word) {
    if (m_words.size() * 2 >= m_places.size()) grow();
    const auto hash = static_cast<std::uint32_t>(quick_hash(word));
    std::size_t at = hash & (m_places.size() - 1);
    for (; m_places[at].number != 0; at = (at + 1) & (m_places.size() - 1)) {
        const std::uint32_t number = m_places[at].number - 1;
        if (m_places[at].hash == hash && text_of(m_words[number]) == word) return number;
    }
    m_words.push_back({m_bytes.size(), static_cast<std::uint32_t>(word.size()), 0});
    m_bytes += word;
    m_places[at] = {hash, static_cast<std::uint32_t>(m_words.size())};
    return m_places[at].number - 1;
}

void WordIndexMaker::grow() {
    std::vector<Place> places(std::max(first_places, m_places.size() * 2));
    for (const Place& place : m_places) {
        if (place.number == 0) continue;
        std::size_t at = place.hash & (places.size() - 1);
        while (places[at].number != 0) at = (at + 1) & (places.size() - 1);
        places[at] = place;
    }
    m_places = std::move(places);
}

// Frequent words get small numbers, which take a byte.
WordIndex WordIndexMaker::finish(std::size_t rows) {
    m_places = {};
    std::vector<std::uint32_t> by_count(m_words.size());
    std::iota(by_count.begin(), by_count.end(), 0U);
    std::stable_sort(by_count.begin(), by_count.end(), [this](std::uint32_t a, std::uint32_t b) {
        return m_words[a].count > m_words[b].count;
    });
    WordIndex index;
    std::vector<std::uint32_t> numbers(m_words.size());
    for (std::uint32_t number = 0; number < by_count.size(); ++number) {
        numbers[by_count[number]] = number;
        index.m_words.add(text_of(m_words[by_count[number]]));
    }
    index.m_words.settle();
    m_words = {};
    m_bytes = {};

    index.m_filled = Bitmap(rows);
    PostingMaker postings(by_count.size(), rows);
    // Numbers by frequency are hardly longer than those there were: the text does not move.
    index.m_texts.reserve(bytes() + bytes() / 4);
    Row next = 0;
    std::string text;
    for (std::string& piece : m_texts) {
        const char* at = piece.data();
        for (const char* const end = at + piece.size(); at < end;) {
            const Row row = next + take_small(at);
            next = row + 1;
            index.m_filled.set(row);
            while (index.m_text_starts.size() <= row / 64) {
                index.m_text_starts.push_back(index.m_texts.size());
            }
            text.clear();
            for (std::uint32_t left = take_small(at); left > 0; --left) {
                const std::uint32_t word = numbers[take_small(at)];
                put_small(text, word);
                postings.measure(word, row);
            }
            put_small(index.m_texts, static_cast<std::uint32_t>(text.size()));
            index.m_texts += text;
        }
        piece = {};
    }
    m_texts = {};
    index.m_text_starts.resize((rows + 63) / 64, index.m_texts.size());

    index.m_posting_starts = postings.lay_out();
    index.m_postings.resize(index.m_posting_starts.back());
    const char* at = index.m_texts.data();
    index.m_filled.each([&](Row row) {
        const std::uint32_t size = take_small(at);
        for (const char* const end = at + size; at < end;) {
            postings.put(take_small(at), row, index.m_posting_starts, index.m_postings);
        }
    });
    return index;
}

}  // namespace vitrine
