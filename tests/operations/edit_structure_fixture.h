// Settings of the structure, said and asked for by their names.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "operations/edit_structure.h"
#include "operations/structure_fixture.h"

namespace vitrine::test {

class EditStructureFixture : public StructureFixture {
protected:
    StructureChangeReport edit(const std::vector<EntityEdit>& edits) {
        return check(
            [&](ChangeIntent intent) { return edit_structure(*catalogue, edits, {}, intent); });
    }
    StructureChangeReport set(std::string_view kind, std::string_view code,
                              std::vector<SaidSetting> settings) {
        return edit({{entity(kind, code), {}, std::move(settings)}});
    }
    const Structure& structure() { return *catalogue->structure(); }
    std::string setting(std::string_view kind, std::string_view code, std::string_view name) {
        for (const EntitySetting& one :
             settings_of(structure(), *load_entity(structure(), entity(kind, code)))) {
            if (one.name == name) return one.text;
        }
        return "no such setting";
    }
};

}  // namespace vitrine::test
