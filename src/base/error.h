// The one exception of Vitrine: thrown where an operation cannot go on. What is merely wrong with
// somebody's data is an Issue (issue.h); what is absent and may be is a std::optional.
#pragma once

#include <exception>
#include <string>

namespace vitrine {

enum class Failure {
    usage,      // the caller asked for something that does not exist or makes no sense
    invalid,    // a file or message is not what it should be
    storage,    // the disk, the database or a file refused
    locked,     // somebody else holds what is needed
    plugin,     // an exporter broke its contract
    network,    // a server or the way to it refused
    cancelled,  // the user stopped it
};

class Error : public std::exception {
public:
    // `sentence` is translated and tells the user what happened and what to do. `detail` is for the
    // log and for "Details": the foreign library's own words.
    Error(Failure failure, std::string sentence, std::string detail = {});

    Failure failure() const { return m_failure; }
    const std::string& sentence() const { return m_sentence; }
    const std::string& detail() const { return m_detail; }
    const char* what() const noexcept override { return m_what.c_str(); }

private:
    Failure m_failure;
    std::string m_sentence;
    std::string m_detail;
    std::string m_what;
};

// Any exception in words for a person: an Error's sentence, otherwise a general sentence with the
// foreign text. For the four places that catch (job runner, window hook, command, plugin shim).
std::string describe(const std::exception& exception);

}  // namespace vitrine
