// XML as a stream of events, for files of any size. Names come without their namespace: those who
// write spreadsheets choose different ones for the same elements.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace vitrine {

// Attributes of an element that begins; valid during the call only.
class XmlAttributes {
public:
    explicit XmlAttributes(const char* const* pairs) : m_pairs(pairs) {}
    // Empty where there is none of this local name.
    std::string_view operator[](std::string_view name) const;
    // As above, of this namespace: where two attributes of an element have the same local name.
    std::string_view find(std::string_view name_space, std::string_view name) const;

private:
    const char* const* m_pairs;
};

class XmlListener {
public:
    virtual ~XmlListener() = default;
    virtual void begin(std::string_view element, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view element) = 0;
    // A text may come in several pieces.
    virtual void text(std::string_view piece) = 0;
};

// Takes a document piece by piece, in the encoding that it states or UTF-8, and hands on UTF-8.
// Documents with a document type are refused: nothing that we read has one, and entities are how
// small files become large ones.
class XmlEvents {
public:
    // `what` names the document in sentences about it: "sheet1.xml in prices.xlsx".
    XmlEvents(XmlListener& listener, std::string what);
    ~XmlEvents();
    XmlEvents(const XmlEvents&) = delete;
    XmlEvents& operator=(const XmlEvents&) = delete;

    // Throws Error (invalid) where the document is not well-formed or a single tag is longer than
    // 64 MB, and what the listener threw.
    enum class Piece { more_follow, last };
    void feed(std::string_view bytes, Piece piece);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace vitrine
