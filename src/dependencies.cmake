# Every library Vitrine builds on, found once. All are Debian 12 packages (installer/packages.txt).
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n)
find_package(LibXml2 REQUIRED)
find_package(EXPAT REQUIRED)
find_package(pugixml REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
pkg_check_modules(UCHARDET REQUIRED IMPORTED_TARGET uchardet)
# Built as C++: its errors are exceptions and destroy what stands on the stack.
pkg_check_modules(LUA REQUIRED IMPORTED_TARGET lua5.4-c++)
pkg_check_modules(VIPS REQUIRED IMPORTED_TARGET vips>=8.14)
pkg_check_modules(HUNSPELL REQUIRED IMPORTED_TARGET hunspell)
# The detector of languages comes without a description for pkg-config.
find_library(CLD2_LIBRARY cld2 REQUIRED)
find_path(CLD2_INCLUDE_DIR cld2/public/compact_lang_det.h REQUIRED)
find_package(Boost 1.74 REQUIRED COMPONENTS locale)

# The command-line parser and the JSON library are headers only.
find_path(CLI11_INCLUDE_DIR CLI/CLI.hpp REQUIRED)
find_path(NLOHMANN_JSON_INCLUDE_DIR nlohmann/json.hpp REQUIRED)
add_library(vitrine_json INTERFACE)
target_include_directories(vitrine_json SYSTEM INTERFACE ${NLOHMANN_JSON_INCLUDE_DIR})

if(VITRINE_DESKTOP)
    find_package(wxWidgets 3.2 REQUIRED COMPONENTS core base html)
    pkg_check_modules(GTK3 REQUIRED IMPORTED_TARGET gtk+-3.0)
    # FindwxWidgets of CMake 3.25 offers variables only; wrapped once in a target of our own.
    add_library(vitrine_wx INTERFACE)
    separate_arguments(wxWidgets_CXX_FLAGS)
    target_include_directories(vitrine_wx SYSTEM INTERFACE ${wxWidgets_INCLUDE_DIRS})
    target_compile_definitions(vitrine_wx INTERFACE ${wxWidgets_DEFINITIONS})
    target_compile_options(vitrine_wx INTERFACE ${wxWidgets_CXX_FLAGS})
    target_link_libraries(vitrine_wx INTERFACE ${wxWidgets_LIBRARIES} PkgConfig::GTK3)
endif()

if(VITRINE_TESTS)
    find_package(GTest REQUIRED)
endif()

find_program(CCACHE ccache)
if(CCACHE)
    # What ccache's manual asks for to keep objects made with precompiled headers.
    set(launcher ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
    set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
    add_compile_options($<$<AND:$<COMPILE_LANGUAGE:CXX>,$<CXX_COMPILER_ID:GNU>>:-fpch-preprocess>)
endif()
