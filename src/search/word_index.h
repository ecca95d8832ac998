// The long texts of one key, as numbers of words, with the rows that each word stands in: finds a
// part of them among a million in milliseconds, and takes a fraction of their size. What it finds
// is exact: nobody has to read the texts themselves.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/text_match.h"
#include "search/bitmap.h"
#include "search/column_file.h"
#include "search/text_arena.h"

namespace vitrine {

// Does not change once it is made or read. [any thread]
class WordIndex {
public:
    // Rows there are, without a text included.
    std::size_t rows() const { return m_filled.size(); }
    // Rows that have a text.
    const Bitmap& filled() const { return m_filled; }
    // The text of such a row, as it was added.
    std::string text(Row row) const;

    // Rows whose text holds `folded`, is it, begins or ends with it; `way` is one of these.
    Bitmap find(TextMatch::Way way, std::string_view folded) const;

    // Memory it takes.
    std::size_t bytes() const;

    // To and from a file of columns.
    void write(ColumnFileWriter& file) const;
    void read(BlockReader& block);

private:
    friend class WordIndexMaker;
    struct Part;
    struct Phrase;

    // Of `folded` word by word; `says_all` turns false where a text that has them one after the
    // other may still not have `folded`.
    std::vector<Part> parts(TextMatch::Way way, std::string_view folded, bool& says_all) const;
    Phrase phrase(TextMatch::Way way, const std::vector<Part>& parts) const;
    std::string_view postings(std::uint32_t word) const;
    Bitmap with_any(const Bitmap& words) const;
    Bitmap with_phrase(const Phrase& phrase, Bitmap among) const;
    Bitmap with_text(TextMatch::Way way, std::string_view folded, Bitmap among) const;
    template <class Test>
    void keep_if(Bitmap& among, Test test) const;
    void append_text(std::string_view numbers, std::string& text) const;

    Bitmap m_filled;
    TextArena m_words;  // the most frequent one has number 0
    // Text after text: its length in bytes, then the numbers of its words.
    std::string m_texts;
    std::vector<std::uint64_t> m_text_starts;  // one for each 64 rows
    // Of each word the rows it stands in: as distances between them or, where that is no longer, a
    // bit a row.
    std::string m_postings;
    std::vector<std::uint64_t> m_posting_starts;  // one more than words
};

// Makes a WordIndex. [one thread]
class WordIndexMaker {
public:
    // Rows come in ascending order, each with its text folded for search.
    void add(Row row, std::string_view folded);
    // Memory that the texts take so far.
    std::size_t bytes() const { return m_texts.size() * bytes_a_piece; }
    // Of so many rows. The maker is of no more use.
    WordIndex finish(std::size_t rows);

private:
    static constexpr std::size_t bytes_a_piece = 1'000'000;

    std::uint32_t number_of(std::string_view word);
    void grow();

    struct Word {
        std::uint64_t start = 0;  // in m_bytes
        std::uint32_t size = 0;
        std::uint32_t count = 0;  // how often it stands in all texts
    };
    std::string_view text_of(const Word& word) const {
        return std::string_view(m_bytes).substr(word.start, word.size);
    }

    std::string m_bytes;
    std::vector<Word> m_words;
    // Open addressing: a word's number and one, 0 where the place is free; beside it its hash.
    struct Place {
        std::uint32_t hash = 0;
        std::uint32_t number = 0;
    };
    std::vector<Place> m_places;
    std::vector<std::uint32_t> m_text;  // numbers of the words of the text that is added
    Row m_next_row = 0;
    std::string m_record;
    // For each text how many rows lie between it and the one before, how many words it has, and
    // their numbers. In pieces, which are given back one by one.
    std::vector<std::string> m_texts;
};

}  // namespace vitrine
