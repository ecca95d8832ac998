#include "search/bitmap.h"

#include <algorithm>

namespace vitrine {

Bitmap::Bitmap(std::size_t size, bool value)
    : m_size(size), m_words((size + 63) / 64, value ? ~std::uint64_t{0} : 0) {
    clear_tail();
}

Bitmap Bitmap::of_words(std::vector<std::uint64_t> words, std::size_t size) {
    Bitmap bitmap;
    bitmap.m_words = std::move(words);
    bitmap.resize(size);
    return bitmap;
}

void Bitmap::resize(std::size_t size) {
    m_size = size;
    m_words.resize((size + 63) / 64);
    clear_tail();
}

void Bitmap::clear_tail() {
    if (m_size % 64 != 0) m_words.back() &= (std::uint64_t{1} << (m_size % 64)) - 1;
}

Bitmap& Bitmap::operator&=(const Bitmap& other) {
    for (std::size_t i = 0; i < m_words.size(); ++i) m_words[i] &= other.m_words[i];
    return *this;
}

Bitmap& Bitmap::operator|=(const Bitmap& other) {
    for (std::size_t i = 0; i < m_words.size(); ++i) m_words[i] |= other.m_words[i];
    return *this;
}

Bitmap& Bitmap::operator-=(const Bitmap& other) {
    for (std::size_t i = 0; i < m_words.size(); ++i) m_words[i] &= ~other.m_words[i];
    return *this;
}

void Bitmap::flip() {
    for (std::uint64_t& word : m_words) word = ~word;
    clear_tail();
}

std::size_t Bitmap::count() const {
    std::size_t count = 0;
    for (const std::uint64_t word : m_words) count += static_cast<std::size_t>(std::popcount(word));
    return count;
}

bool Bitmap::none() const {
    return std::all_of(m_words.begin(), m_words.end(),
                       [](std::uint64_t word) { return word == 0; });
}

}  // namespace vitrine
